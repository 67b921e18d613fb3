"""Results become printed words in English or Indonesian, and those a screen or a file."""
