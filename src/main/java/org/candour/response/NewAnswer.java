package org.candour.response;

import org.jspecify.annotations.Nullable;

/**
 * An answer as it is sent.
 *
 * @param story that it answers
 * @param body its words
 * @param claim what it says of a change; null for nothing
 * @param once the form's own key: sent twice, it makes one answer
 */
public record NewAnswer(long story, String body, @Nullable Claim claim, String once) {}
