package org.candour.story;

import java.util.List;
import org.candour.decision.Edit;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator makes of a story before deciding.
 *
 * @param title as it is to be
 * @param body as it is to be
 * @param tags all that it is to have
 * @param services all that it is to be about, in their order
 * @param criticality 0 to 5; null where none was chosen
 * @param reason why the text changes, as a code; empty where it does not change
 * @param note what the author is told about the change
 */
public record StoryEdit(String title, String body, List<Tag> tags, List<Long> services, @Nullable Integer criticality,
    String reason, String note) implements Edit {}
