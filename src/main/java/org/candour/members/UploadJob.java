package org.candour.members;

import java.util.List;
import java.util.Objects;
import org.candour.access.MemberList;
import org.candour.access.Memberships;
import org.candour.access.Memberships.MembershipAnswer;
import org.candour.access.Memberships.MembershipResult;
import org.candour.alert.MemberOnboarding;
import org.candour.members.MemberUploads.Upload;
import org.candour.people.People;
import org.candour.regions.RegionSentences;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.Sentences;
import org.candour.subscriptions.Subscription;
import org.candour.subscriptions.Subscriptions;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Applies a confirmed list, some rows a transaction; killed in between, it goes on where it was. */
@Component
class UploadJob {

  private static final int AT_ONCE = 50;

  private final MemberUploads uploads;
  private final MemberOnboarding joining;
  private final MemberList list;
  private final Subscriptions subscriptions;
  private final People people;
  private final RegionSentences sentences;
  private final TransactionTemplate own;

  UploadJob(MemberUploads uploads, MemberOnboarding joining, MemberList list, Subscriptions subscriptions,
      People people, RegionSentences sentences, PlatformTransactionManager transactions) {
    this.uploads = uploads;
    this.joining = joining;
    this.list = list;
    this.subscriptions = subscriptions;
    this.people = people;
    this.sentences = sentences;
    this.own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @ApplicationModuleListener
  void on(UploadConfirmed event) {
    uploads.confirmed(event.upload()).ifPresent(upload -> {
      Subscription subscription = subscriptions.byId(upload.subscription()).orElseThrow();
      // Whoever pressed the button, not whoever sent the list; what they may do is asked anew for each row.
      Caller.Person by = new Caller.Person(Objects.requireNonNull(upload.confirmedBy()), "", upload.subscription(), 0,
          true, List.of());
      RegionId region = new RegionId(upload.region());
      Sentences words = sentences.of(region);
      for (int done = AT_ONCE; done == AT_ONCE;) {
        done = own.execute(status -> apply(upload, by, subscription, words, region));
      }
      uploads.finish(upload.id());
    });
  }

  /** Whoever had an account before and has not come here yet writes down their own services themselves. */
  private boolean known(Subscription subscription, long person) {
    return list.one(subscription.id(), person).filter(MemberList.Member::known).isPresent();
  }

  private int apply(Upload upload, Caller.Person by, Subscription subscription, Sentences words, RegionId region) {
    List<UploadRow> rows = uploads.waiting(upload.id(), AT_ONCE);
    for (UploadRow row : rows) {
      MembershipAnswer answer = joining.join(by, subscription,
          new Memberships.Described(row.name(), row.address(), row.jobTitle(),
              row.roleGroup().isEmpty() ? "other" : row.roleGroup()),
          new Memberships.RoleWish(row.role(), row.onlyIn(), 0, 5), words, region);
      if (answer.outcome() == MembershipResult.DONE && !row.own().isEmpty() && known(subscription, answer.person())) {
        people.setOwnServices(answer.person(),
            java.util.stream.Stream.concat(people.ownServices(answer.person()).stream(), row.own().stream()).distinct()
                .limit(MemberForm.MOST_SERVICES).toList());
      }
      uploads.set(upload.id(),
          answer.outcome() == MembershipResult.DONE
              ? row.outcome("done")
              : new UploadRow(row.number(), row.name(), row.address(), row.jobTitle(), row.role(), row.roleGroup(),
                  row.own(), row.onlyIn(), "refused",
                  "refused-" + answer.outcome().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
    }
    return rows.size();
  }
}
