# A release build passes BASE with its digest: docs/decisions/0011-base-image.md.
ARG BASE=python:3.11.14-slim-bookworm

FROM ${BASE} AS build
WORKDIR /build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_NO_INPUT=1
RUN python -m venv /opt/dateline
COPY requirements.lock ./
RUN /opt/dateline/bin/pip install --require-hashes --requirement requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot/ bot/
# pip has done its work after this line: what is not in the final image cannot be used there.
RUN /opt/dateline/bin/pip install --no-deps --no-build-isolation . \
 && /opt/dateline/bin/pip uninstall --yes flit_core pip setuptools

FROM ${BASE}
LABEL org.opencontainers.image.title="Dateline" \
      org.opencontainers.image.description="Answers from facts a desk has checked, on Discord and Slack" \
      org.opencontainers.image.licenses="Apache-2.0"
# The base brings a pip of its own.
RUN python -m pip uninstall --yes --root-user-action=ignore pip setuptools wheel \
 && groupadd --gid 10001 dateline \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /app --shell /usr/sbin/nologin dateline \
 && install --directory --owner=10001 --group=10001 /app/data
COPY --from=build /opt/dateline /opt/dateline
WORKDIR /app
COPY config.container.toml config.toml
COPY stories/ stories/
# The root file system may be read-only: data/ and /tmp are all that is written to.
ENV PATH=/opt/dateline/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    MPLCONFIGDIR=/tmp/matplotlib
VOLUME ["/app/data"]
EXPOSE 8080
USER 10001:10001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["bot", "health"]
ENTRYPOINT ["bot"]
CMD ["run"]
