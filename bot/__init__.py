"""Dateline: a briefing bot that answers from facts a desk has checked."""
