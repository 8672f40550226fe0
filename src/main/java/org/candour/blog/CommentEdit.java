package org.candour.blog;

import org.candour.decision.Edit;

/** What a moderator makes of a comment before deciding; {@code reason} is a code, empty where no word changes. */
public record CommentEdit(String body, String reason) implements Edit {}
