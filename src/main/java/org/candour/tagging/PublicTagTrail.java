package org.candour.tagging;

import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.audit.PublicTrail;
import org.candour.audit.StaffTrail;
import org.candour.shared.Caller;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Who has to hear that the public tags of a story changed: the audit, both trails, and the other rooms. */
@Component
class PublicTagTrail {

  private final Audit audit;
  private final PublicTrail trail;
  private final StaffTrail staffTrail;
  private final ApplicationEventPublisher events;

  PublicTagTrail(Audit audit, PublicTrail trail, StaffTrail staffTrail, ApplicationEventPublisher events) {
    this.audit = audit;
    this.trail = trail;
    this.staffTrail = staffTrail;
    this.events = events;
  }

  void changed(Caller.Person by, long story, String act, String why) {
    audit.record(by, Act.of(act, "story", story).because(why));
    trail.changed("story", story);
    staffTrail.changed("story", story);
    events.publishEvent(new PubliclyTagged(story));
  }

  /** Nothing is said by that yet: only the audit hears of it. */
  void allowedAgain(Caller.Person moderator, long story) {
    audit.record(moderator, Act.of("staff-tag-allowed-again", "story", story));
  }
}
