"""One record with every fault its table can have: one report tells each of them, once."""

from pathlib import Path

import pytest

from bot.curation.shapes import FACT_SHAPES
from tests.curation.small import a_folder, faults_in
from tests.curation.spoilt import AROUND, OF_AROUND, RECORDS, TABLES


@pytest.mark.parametrize("kind", RECORDS)
def test_a_fact_with_every_fault_is_told_of_each_once(kind: str, tmp_path: Path) -> None:
    own, told = RECORDS[kind]
    record = f'[[{kind}]]\nid = "dam"\n{AROUND}{own}'
    expect(("duplicate-id", *OF_AROUND, *told), added=record, tmp_path=tmp_path)


@pytest.mark.parametrize("name", TABLES)
def test_another_table_with_every_fault_is_told_of_each_once(name: str, tmp_path: Path) -> None:
    table, told = TABLES[name]
    expect(told, added=table, tmp_path=tmp_path)


def test_there_is_a_record_of_every_kind() -> None:
    assert RECORDS.keys() == {kind.value for kind in FACT_SHAPES}


@pytest.mark.parametrize("kind", RECORDS)
def test_every_key_is_spoilt_in_the_record_of_its_kind(kind: str) -> None:
    keys = next(shape.model_fields.keys() for each, shape in FACT_SHAPES.items() if each == kind)
    own, told = RECORDS[kind]
    spoilt = {line.partition(" ")[0] for line in (AROUND + own).splitlines()}
    left_out = keys - spoilt - {"id"}
    assert left_out <= {each.rpartition(" ")[2] for each in told} | {
        "speaker",
        "announced",
        "stage_by",
    }


def expect(told: tuple[str, ...], *, added: str, tmp_path: Path) -> None:
    """Hold the faults of one more file against their rules and a word of each."""
    folder = a_folder(
        tmp_path, {"[expected]\nsources = 1\nfacts = 9\nquotes = 1\n": "[expected]\n"}
    )
    (folder / "z.toml").write_text(added, encoding="utf-8")
    found = [each for each in faults_in(folder) if "/z.toml" in each]
    left = list(found)
    for each in told:
        rule, _, word = each.partition(" ")
        fault = next((one for one in left if f"[{rule}]" in one and word in one), None)
        assert fault is not None, (each, found)
        left.remove(fault)
    assert left == []
