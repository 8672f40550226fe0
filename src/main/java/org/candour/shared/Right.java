package org.candour.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody may do. Roles give rights, and the table {@code permit} names each that a role can give by its
 * {@link #code}; the last four come from who somebody is.
 */
public enum Right {

  /** Reading stories as staff do, with who was told and read. */
  READ_SCOPE,
  /** Seeing how serious a story is. */
  SEE_CRITICALITY,
  /** Seeing what a page for staff says about whoever told the story. */
  SEE_AUTHOR,
  /** Private and shared tags. */
  TAG,
  /** Taking lists of stories out as a file. */
  EXPORT, RESPOND,
  /** Answering in the name of a colleague who may answer; for who may answer themselves. */
  RESPOND_FOR,
  /** Writing posts of the blog. */
  POST,
  /** Making links that invite to tell. */
  INVITE,
  /** Helping somebody to tell, over the services of one's part of a subscription. */
  HELP_TELL,
  /** Opening a story outside one's own part when it cannot wait. */
  EMERGENCY,
  /** Looking after members, their alerts and what they may see. */
  ADMINISTER,

  /** Deciding on what people send. */
  MODERATE,
  /** Deciding where two are needed. */
  MODERATE_SENIOR,
  /** Writing down letters and calls, over a region. No role inside a subscription may have it. */
  KEY_IN,
  /** Concerns about somebody's safety. */
  SAFEGUARD,
  /** Helping organisations to take part. */
  SUPPORT,
  /** Looking after the site. */
  OPERATE,

  /**
   * Keeping what is said about services themselves, their pages and contacts: for who administers a provider. No role
   * names it.
   */
  KEEP,
  /** An author's own pages. */
  AUTHOR,
  /** Anybody with an account who has shown what their roles ask for: own profile, own password. */
  PERSON,
  /** Anybody with an account, also before the second factor was shown: the page that asks for it. */
  ENTERING;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** As the database names it. */
  public String code() {
    return code;
  }

  /** The right of this code; nothing for one that only a newer version of the house knows. */
  public static Optional<Right> of(String code) {
    return Arrays.stream(values()).filter(right -> right.code.equals(code)).findFirst();
  }
}
