package org.candour.story;

/**
 * What an author names in answer to one of three questions.
 *
 * @param question {@code good}, {@code improve} or {@code feel}
 */
public record Tag(String question, String tag) {}
