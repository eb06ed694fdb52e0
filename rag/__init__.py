"""The question side and the vocabulary: from a question to an answer that stands on quoted words."""
