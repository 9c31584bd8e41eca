"""Glossaries: reading what people write (files, formats) and compiling it into what a run looks up."""
