package org.candour.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One act on a review: who, what, why, from which version to which. */
public record ReviewStep(long id, long review, long person, String personName, String act, String reason, String note, Instant at,
    @Nullable Integer versionBefore, @Nullable Integer versionAfter, @Nullable Integer criticalityBefore,
    @Nullable Integer criticalityAfter) {}
