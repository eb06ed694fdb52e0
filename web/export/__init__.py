"""A conversation taken out of the page: Markdown, Word, a page to print, plain text."""
