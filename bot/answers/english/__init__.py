"""English as readers ask in it: words of a language, never of a story."""
