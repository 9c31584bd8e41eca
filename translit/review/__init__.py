"""Review: a person decides on findings, in the terminal or in the browser; decisions are kept, replayed and learned from."""
