package org.candour.directory;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.candour.shared.CrisisLine;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * One site with its own policy, hours, language and crisis numbers.
 *
 * @param people        "people in England"
 * @param releaseDelay  between a moderator's decision and the public seeing it
 * @param advisedWords  what the telling page asks for
 * @param acceptedWords what it takes
 */
public record Region(RegionId id, @Nullable String host, String country, ZoneId zone, String language, String name, String people,
    Duration releaseDelay, int advisedWords, int acceptedWords, int yearsBack, LocalTime opens, LocalTime closes,
    LocalTime fridayCloses, Set<LocalDate> holidays, List<CrisisLine> crisis) {}
