package org.candour.moderation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.inviting.Invitation;
import org.candour.inviting.Invitations;
import org.candour.people.Authors;
import org.candour.regions.RegionQuestions;
import org.candour.regions.RegionQuestions.RatingQuestion;
import org.candour.regions.Regions;
import org.candour.shared.RegionId;
import org.candour.story.Story;
import org.candour.story.StoryDetail;
import org.candour.story.StoryDetails;
import org.candour.story.StoryLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an author said beside a story, in words for moderators. */
@Component
class StoryDetailView {

  private final RegionQuestions questions;
  private final Services services;
  private final Authors authors;
  private final Invitations invitations;
  private final StoryDetails asides;
  private final Regions regions;
  private final StoryLanguage languages;

  StoryDetailView(RegionQuestions questions, Services services, Authors authors, Invitations invitations,
      StoryDetails asides, Regions regions, StoryLanguage languages) {
    this.languages = languages;
    this.questions = questions;
    this.services = services;
    this.authors = authors;
    this.invitations = invitations;
    this.asides = asides;
    this.regions = regions;
  }

  /**
   * @param aside what the author said beside the story
   * @param withheld whether staff do not read what the author wishes for
   * @param age the label of the age range; empty where none was chosen
   * @param ratings a sentence each
   * @param proven whether its author once came by a link that was sent to their address
   * @param invited the link by which the author came, or null
   * @param languages in which its words may be said to be
   */
  record Shown(StoryDetail aside, boolean withheld, String age, List<String> ratings, boolean proven,
      @Nullable Invitation invited, List<String> languages) {}

  Shown of(Story story, StoryDetail aside) {
    RegionId region = new RegionId(story.region());
    // Of who reads it, which need not be that of the story.
    String language = regions.get(region).language();
    Map<String, RatingQuestion> asked =
        questions.answered(region, language).stream().collect(Collectors.toMap(RatingQuestion::code, q -> q));
    Map<Long, String> names =
        services.byIds(aside.ratings().stream().map(StoryDetail.Rating::service).distinct().toList()).stream()
            .collect(Collectors.toMap(Service::id, Service::name));
    List<String> ratings = aside.ratings().stream().filter(r -> asked.containsKey(r.question()))
        .map(r -> names.getOrDefault(r.service(), "") + ": "
            + Optional.ofNullable(asked.get(r.question())).map(q -> q.asked() + " " + q.label(r.code())).orElse(""))
        .toList();
    return new Shown(aside, asides.isWithheld(story.id()), questions.ages(region, language).label(aside.age()), ratings,
        authors.isProven(story.author()), invitations.ofStory(story.id()).orElse(null), languages.choices(story));
  }
}
