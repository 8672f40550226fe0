package org.candour.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every page stands in: region, language, who reads, and the sentences. {@code site} fills it.
 *
 * @param region in which the page is read
 * @param regionName what the region is called
 * @param prefix what addresses of this region start with, empty or {@code /uk-england}
 * @param path the address asked for, without prefix and query
 * @param zone in which its people live
 * @param words the sentences, in the language of the page
 * @param caller who reads
 * @param crisis whom to ring in a crisis, the most urgent first
 * @param regions every region, for the banner and its choices
 * @param offer the region that the visitor probably wants instead, if any
 * @param demo whether this is a demo with invented people
 * @param said what was just done, as a word of the address that the sentences know; empty otherwise
 * @param assets what asset addresses start with; changes when an asset does
 * @param written the languages that people write in here, as tags; empty for all that are known
 * @param colours the address of the region's own colours, where it has any
 * @param textSize how large the visitor wants to read
 * @param clock the house's
 */
public record Shell(RegionId region, String regionName, String prefix, String path, ZoneId zone, Sentences words,
    Caller caller, List<CrisisLine> crisis, List<RegionLabel> regions, @Nullable RegionId offer, boolean demo,
    String said, String assets, List<String> written, @Nullable String colours, TextSize textSize, Clock clock) {

  /** A region as the banner names it. */
  public record RegionLabel(RegionId id, String name) {}

  /**
   * A sentence in the language of the page, as {@link Sentences#say} says it.
   *
   * @throws IllegalArgumentException where there is no such sentence
   */
  public String say(String key, Object... args) {
    return words.say(key, args);
  }

  /** The address of this page to come back to; empty where it holds a secret, which must not stand in another place. */
  public String here() {
    return path.matches("/h/.*|.*/[A-Za-z0-9_-]{20,}(?:/.*)?") ? "" : path;
  }

  /** An address inside this region. */
  public String to(String path) {
    return prefix + path;
  }

  public Optional<RegionLabel> offered() {
    return regions.stream().filter(r -> r.id().equals(offer)).findFirst();
  }

  /** "3 March 2026", where the region's people live. */
  public String day(Instant at) {
    return DateTimeFormatter.ofPattern("d MMMM yyyy", locale()).format(at.atZone(zone));
  }

  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMMM yyyy", locale()).format(day);
  }

  /** "3 March 2026 at 14:05". */
  public String moment(Instant at) {
    ZonedDateTime there = at.atZone(zone);
    return say("site.time.moment", day(at), DateTimeFormatter.ofPattern("HH:mm", locale()).format(there));
  }

  /** "today", "yesterday", "6 days ago", then the day itself. */
  public String since(Instant at) {
    long days = java.time.temporal.ChronoUnit.DAYS.between(at.atZone(zone).toLocalDate(), today());
    if (days <= 0) {
      return say("site.time.today");
    }
    if (days == 1) {
      return say("site.time.yesterday");
    }
    return days < 28 ? say("site.time.days", days) : day(at);
  }

  /** How long something has waited: "20 minutes", "5 hours", "3 days". */
  public String age(Instant since) {
    long minutes = Math.max(0, Duration.between(since, clock.instant()).toMinutes());
    return minutes < 60
        ? say("site.time.age-minutes", minutes)
        : minutes < 48 * 60 ? say("site.time.age-hours", minutes / 60) : say("site.time.age-days", minutes / (24 * 60));
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  public Instant now() {
    return clock.instant();
  }

  public Locale locale() {
    return Locale.forLanguageTag(words.language().equals("en") ? "en-GB" : words.language());
  }
}
