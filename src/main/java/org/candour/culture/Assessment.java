package org.candour.culture;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where an organisation saw itself on the nine levels, who said so and why.
 *
 * @param id its number
 * @param organisation the service that sees itself so
 * @param subscription on whose behalf it was said
 * @param writerName who said it, as they were called then
 * @param jobTitle of the writer then; may be empty
 * @param levelVersion the wording of the levels that it was made with
 * @param currentLevel 1 to 9, where it saw itself
 * @param why in the writer's words
 * @param aspiredLevel 1 to 9, where it wants to be
 * @param aspiredBy the first day of the month by which it wants to be there
 * @param visibility private or public
 * @param madeAt when it was said
 */
public record Assessment(long id, long organisation, long subscription, String writerName, String jobTitle,
    int levelVersion, int currentLevel, String why, int aspiredLevel, @Nullable LocalDate aspiredBy, String visibility,
    Instant madeAt) {

  public boolean isPublic() {
    return visibility.equals("public");
  }

  /** Whether somebody says the same again. */
  boolean says(NewAssessment other) {
    return levelVersion == other.levelVersion() && currentLevel == other.current() && why.equals(other.why())
        && aspiredLevel == other.aspired() && java.util.Objects.equals(aspiredBy, other.aspiredBy())
        && visibility.equals(other.visibility());
  }

  /**
   * What somebody says of their organisation today.
   *
   * @param organisation the service that they speak of
   * @param levelVersion the wording of the levels that they read
   * @param current 1 to 9, where they see it
   * @param why in their words
   * @param aspired 1 to 9, where they want it to be
   * @param aspiredBy the first day of the month by which it wants to be there, or null
   * @param visibility private or public
   */
  public record NewAssessment(long organisation, int levelVersion, int current, String why, int aspired,
      @Nullable LocalDate aspiredBy, String visibility) {}
}
