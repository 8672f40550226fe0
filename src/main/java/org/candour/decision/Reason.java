package org.candour.decision;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a moderator changes, holds, refuses or takes off. Public as a code; what the author is told besides is not. */
public enum Reason {
  NAME_OF_PERSON, STAFF_NAMED, RECOGNISABLE, EXACT_DATE, CONTACT_DETAILS, LANGUAGE, ALLEGATION, READABILITY,
  SERVICE_WRONG, NEEDS_ANSWER, SAFEGUARDING, NOT_ABOUT_CARE, TOO_LONG_AGO, DUPLICATE, COMMERCIAL, CHANGE_UNEXPLAINED,
  LEGAL, AUTHOR_ASKED, MISTAKE, OTHER;

  private static final List<Reason> EDIT = List.of(NAME_OF_PERSON, STAFF_NAMED, RECOGNISABLE, EXACT_DATE,
      CONTACT_DETAILS, LANGUAGE, ALLEGATION, READABILITY, CHANGE_UNEXPLAINED, AUTHOR_ASKED, OTHER);
  private static final List<Reason> HOLD =
      List.of(NEEDS_ANSWER, SAFEGUARDING, RECOGNISABLE, ALLEGATION, SERVICE_WRONG, LEGAL, OTHER);
  private static final List<Reason> REJECT = List.of(NOT_ABOUT_CARE, TOO_LONG_AGO, DUPLICATE, COMMERCIAL, LANGUAGE,
      ALLEGATION, CHANGE_UNEXPLAINED, LEGAL, AUTHOR_ASKED, OTHER);
  private static final List<Reason> PULL =
      List.of(RECOGNISABLE, STAFF_NAMED, ALLEGATION, LEGAL, SAFEGUARDING, AUTHOR_ASKED, MISTAKE, OTHER);
  private static final List<Reason> UNTAG =
      List.of(RECOGNISABLE, STAFF_NAMED, ALLEGATION, LANGUAGE, LEGAL, AUTHOR_ASKED, MISTAKE, OTHER);

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Reason> of(String code) {
    return Arrays.stream(values()).filter(r -> r.code().equals(code)).findFirst();
  }

  /** The reasons that fit an act; none where it needs none. */
  public static List<Reason> forAct(DecisionAct act) {
    return switch (act) {
      case HOLD -> HOLD;
      case REJECT -> REJECT;
      case PULL -> PULL;
      case SAVE, PUBLISH, KEEP -> List.of();
    };
  }

  /** Why words are changed. */
  public static List<Reason> forEdit() {
    return EDIT;
  }

  /** Why what staff say of a story in public is taken off. */
  public static List<Reason> forUntag() {
    return UNTAG;
  }
}
