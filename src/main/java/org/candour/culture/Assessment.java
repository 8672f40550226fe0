package org.candour.culture;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where an organisation saw itself on the nine levels, who said so and why.
 *
 * @param levelVersion the wording of the levels that it was made with
 * @param aspiredBy the first day of the month by which it wants to be there
 * @param visibility private or public
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

  /** What somebody says of their organisation today. */
  public record NewAssessment(long organisation, int levelVersion, int current, String why, int aspired,
      @Nullable LocalDate aspiredBy, String visibility) {}
}
