package org.candour.work;

import java.util.HashMap;
import java.util.Map;
import org.candour.access.Rights;
import org.candour.access.StoryReach;
import org.candour.shared.Caller;
import org.candour.shared.Right;

/**
 * What one member may see, asked once a request: which stories, of which their criticality, of which their author's
 * side, and which they may answer.
 */
record MemberAccess(StoryReach read, StoryReach criticality, StoryReach author, StoryReach respond) {

  static MemberAccess of(Rights rights, Caller.Person caller) {
    return new MemberAccess(rights.reach(caller, Right.READ_SCOPE), rights.reach(caller, Right.SEE_CRITICALITY),
        rights.reach(caller, Right.SEE_AUTHOR), rights.reach(caller, Right.RESPOND));
  }

  /** The values of the reaches, by their names here. */
  Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>(read.values("read"));
    values.putAll(criticality.values("criticality"));
    values.putAll(author.values("author"));
    values.putAll(respond.values("respond"));
    return values;
  }
}
