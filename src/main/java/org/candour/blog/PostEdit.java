package org.candour.blog;

import org.candour.decision.Edit;

/** What a moderator makes of a post before deciding; {@code reason} is a code, empty where no word changes. */
public record PostEdit(String title, String body, String reason) implements Edit {}
