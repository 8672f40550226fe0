package org.candour.inviting;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.candour.mail.MailSettings;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * A link by which an organisation asks for stories.
 *
 * @param id its number
 * @param subscription who asks
 * @param holder the organisation
 * @param region where its stories are told
 * @param code what its address ends with; letters that are not mistaken for each other on paper
 * @param name for colleagues alone
 * @param welcome the organisation's own words to who follows it, in plain text; may be empty
 * @param survey where the organisation would like to ask more once a story is sent; https only
 * @param lastDay on which it works
 * @param services that a story begun by it is about, in their order; its author may choose others
 * @param tags that its stories get when they are public, shared within the subscription
 * @param revision what a change has to name, so that none is overwritten unseen
 * @param madeAt when it was made
 * @param endedAt when somebody ended it; null while nobody has
 */
public record Invitation(long id, long subscription, String holder, RegionId region, String code, String name,
    String welcome, @Nullable String survey, @Nullable LocalDate lastDay, List<Long> services, List<String> tags,
    int revision, Instant madeAt, @Nullable Instant endedAt) {

  /**
   * What an organisation says of a link.
   *
   * @param name for colleagues alone
   * @param welcome plain text; may be empty
   * @param survey a whole address, or null
   * @param lastDay on which it works, or null
   * @param services in their order
   * @param tags that its stories get
   */
  record Details(String name, String welcome, @Nullable String survey, @Nullable LocalDate lastDay, List<Long> services,
      List<String> tags) {}

  /** The short one that stands on paper. */
  String address(MailSettings settings) {
    return settings.address() + "/i/" + code;
  }

  /** Whose the survey is, as one reads it before one leaves. */
  public String surveyHost() {
    return survey == null ? "" : URI.create(survey).getHost();
  }
}
