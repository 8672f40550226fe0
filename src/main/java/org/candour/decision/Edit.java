package org.candour.decision;

/** What a moderator makes of a thing before deciding. Each kind of thing has its own. */
public interface Edit {

  /** Why its words change, as a code; empty where they do not. */
  String reason();
}
