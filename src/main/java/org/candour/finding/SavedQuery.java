package org.candour.finding;

import org.candour.shared.RegionId;

/** A query that can be kept as text and asked again later: of everybody, or of a member within their scope. */
public sealed interface SavedQuery permits StoryQuery, StaffQuery {

  /** Where it looks. */
  RegionId region();

  /** What it asks for, as {@code parse} of its own kind reads it again: the query string of its address. */
  String text();
}
