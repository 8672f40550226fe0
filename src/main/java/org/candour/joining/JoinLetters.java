package org.candour.joining;

import java.util.List;
import org.candour.access.PlatformRoles;
import org.candour.access.Rights;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Sentences;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The letters around a request: to who asks, and to who decides. Nobody's name stands in one. */
@Component
class JoinLetters {

  private final Rights rights;
  private final Outbox outbox;
  private final MailSettings mail;
  private final PlatformRoles roles;

  JoinLetters(Rights rights, Outbox outbox, MailSettings mail, PlatformRoles roles) {
    this.rights = rights;
    this.outbox = outbox;
    this.mail = mail;
    this.roles = roles;
  }

  void proof(long request, String token, RegionId region, Sentences words) {
    outbox.add(List.of(letter("join-proof", request, new Recipient(JoinRequests.ASKER, request), null, region, words,
        "proof", List.of(words.say("joining.letter.proof.text")), "/organisations/join/" + token)));
  }

  /** To the administrators of a subscription, or to the operators of the region. */
  void came(JoinRequest request, @Nullable Long subscription, Sentences words) {
    RegionId region = new RegionId(request.region());
    String kind = subscription == null ? "came" : "colleague";
    String path = subscription == null ? "/operate/joining" : "/work/joining";
    List<Long> deciders = subscription == null ? operators(region) : rights.holders(subscription, Right.ADMINISTER);
    outbox.add(deciders.stream().map(person -> letter("join-" + kind, request.id(), Recipient.person(person),
        subscription, region, words, kind, List.of(words.say("joining.letter." + kind + ".text")), path)).toList());
  }

  void declined(JoinRequest request, String reason, Sentences words) {
    RegionId region = new RegionId(request.region());
    outbox.add(List
        .of(letter("join-declined", request.id(), new Recipient(JoinRequests.ASKER, request.id()), null, region, words,
            "declined", List.of(words.say("joining.letter.declined.text"), words.say("joining.reason." + reason)),
            "/contact?topic=joining")));
  }

  private Letter letter(String occasion, long request, Recipient to, @Nullable Long subscription, RegionId region,
      Sentences words, String kind, List<String> paragraphs, String path) {
    String key = "joining.letter." + kind;
    return Letter.about(occasion, "join-request", request).to(to, region).onBehalfOf(subscription)
        .saying(words.say(key + ".subject"), paragraphs)
        .leadingTo(words.say(key + ".action"), mail.address() + "/" + region.value() + path)
        .footer(words.say(key + ".footer"));
  }

  private List<Long> operators(RegionId region) {
    return roles.holders().stream().filter(h -> h.reaches(region) && !h.frozen() && h.role().equals("operator"))
        .map(PlatformRoles.Holder::person).distinct().toList();
  }
}
