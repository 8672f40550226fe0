package org.candour.moderation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candour.blog.Comment;
import org.candour.blog.Post;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.lookup.ServiceSearch;
import org.candour.moderation.Objections.Objection;
import org.candour.response.Response;
import org.candour.response.Responses;
import org.candour.screening.Screening;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryVersion;
import org.candour.tagging.PublicTags;
import org.candour.tagging.PublicTags.PublicTag;
import org.candour.tagging.PublicTags.TakenOff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the page of an item shows: a story with all that stands beside it, or an answer, post or comment. */
@Component
class DeskView {

  private static final int FOUND = 12;

  private final Reviews reviews;
  private final NamesakeCheck namesakes;
  private final Screening screening;
  private final ServiceSearch search;
  private final StoryView stories;
  private final Responses responses;

  DeskView(Reviews reviews, NamesakeCheck namesakes, Screening screening, ServiceSearch search, StoryView stories,
      Responses responses) {
    this.reviews = reviews;
    this.namesakes = namesakes;
    this.screening = screening;
    this.search = search;
    this.stories = stories;
    this.responses = responses;
  }

  /**
   * Where a moderator stands with an item.
   *
   * @param review the item of the desk
   * @param item what it is about
   * @param form what was typed so far
   * @param problems what is wrong with that
   * @param warning what is to be known first: who looks at it too, why it cannot be decided; may be empty
   * @param query the service that was looked for; may be empty
   * @param kept what was typed about an item that another changed meanwhile, by field
   */
  record DeskState(Review review, DeskItem item, DeskForm form, Problems problems, String warning, String query,
      Map<String, String> kept) {

    static DeskState of(Review review, DeskItem item, DeskForm form) {
      return new DeskState(review, item, form, Problems.none(), "", "", Map.of());
    }

    DeskState wrong(Problems found) {
      return new DeskState(review, item, form, found, warning, query, kept);
    }

    DeskState warned(String about) {
      return new DeskState(review, item, form, problems, about, query, kept);
    }

    DeskState looking(String service) {
      return new DeskState(review, item, form, problems, warning, service, kept);
    }

    DeskState kept(Map<String, String> words) {
      return new DeskState(review, item, form, problems, warning, query, words);
    }
  }

  /** A tag that is to be taken off, as it was chosen, and the reason. */
  record UntagForm(String tag, String reason) {

    static final UntagForm NONE = new UntagForm("", "");
  }

  Page page(DeskState state) {
    return page(state, UntagForm.NONE);
  }

  Page page(DeskState state, UntagForm untag) {
    return switch (state.item) {
      case DeskItem.OfStory of -> stories.page(common(state), of, untag);
      case DeskItem.OfComment(Comment comment, boolean left) -> new DeskAnswerPage(common(state), comment.postTitle(),
          DeskItem.writer(comment.name(), comment.jobTitle(), comment.organisation()), comment.state(),
          "/blog/" + comment.post(), List.of(), null, null);
      case DeskItem.OfPost(Post post, boolean left) -> new DeskAnswerPage(common(state), "", post.writerName(),
          post.state(), "/blog/" + post.id(), List.of(), null, null);
      case DeskItem.OfResponse of -> {
        Response response = of.response();
        yield new DeskAnswerPage(common(state), of.storyTitle(), of.writer(), response.state(),
            "/stories/" + response.story(), handedOver(responses.versions(response.id())), of.storyBody(),
            of.story().language());
      }
    };
  }

  private CommonView common(DeskState state) {
    DeskItem item = state.item;
    return new CommonView(state.review, item, state.form, state.problems, state.warning, state.query, state.kept,
        reviews.steps(state.review.id()), !item.signed().isEmpty() && namesakes.is(item.signed()),
        screening.phrases(item.title() + "\n" + item.body()),
        state.query.isBlank() ? List.of() : search.find(new RegionId(state.review.region()), state.query, FOUND));
  }

  /** What its writer handed over, and what moderators made of it; what the writer changed before is nobody else's. */
  private static List<StoryVersion> handedOver(List<StoryVersion> versions) {
    int own = 0;
    for (int i = 0; i < versions.size(); i++) {
      own = versions.get(i).reason() == null ? i : own;
    }
    return versions.subList(own, versions.size());
  }

  /** What stands beside a story. */
  @Component
  static class StoryView {

    private final Stories stories;
    private final Services services;
    private final PublicTags tags;
    private final StoryDetailView details;
    private final Objections objections;

    StoryView(Stories stories, Services services, PublicTags tags, StoryDetailView details, Objections objections) {
      this.stories = stories;
      this.services = services;
      this.tags = tags;
      this.details = details;
      this.objections = objections;
    }

    private DeskStoryPage page(CommonView desk, DeskItem.OfStory of, UntagForm untag) {
      Story story = of.story();
      return new DeskStoryPage(desk, story, stories.versions(story.id()), services.byIds(desk.form.services()),
          tags.all(story.id()), tags.allTakenOff(story.id()), details.of(story, of.aside()),
          objections.open(desk.review).orElse(null), untag.tag, untag.reason);
    }
  }

  /**
   * What the pages of all items show.
   *
   * @param review the item of the desk
   * @param item what it is about
   * @param form what was typed so far
   * @param problems what is wrong with that
   * @param warning what is to be known first; may be empty
   * @param query the service that was looked for; may be empty
   * @param kept what was typed about an item that another changed meanwhile, by field
   * @param steps what was done with it
   * @param namesake whether it is signed with the name of a member
   * @param phrases what in it a moderator looks at
   * @param found services that answer the query
   */
  record CommonView(Review review, DeskItem item, DeskForm form, Problems problems, String warning, String query,
      Map<String, String> kept, List<ReviewStep> steps, boolean namesake, Set<String> phrases, List<Service> found) {}

  /**
   * A story.
   *
   * @param desk what all items show
   * @param story itself
   * @param versions of its words
   * @param chosen the services that it is filed under in the form
   * @param staffTags what staff call it in public
   * @param takenOff what they may not call it any more
   * @param beside what its author said beside it
   * @param objection what the author says to the last decision; null for nothing
   * @param staffTag the tag that is to be taken off, as it was chosen; may be empty
   * @param tagReason why, as a code; may be empty
   */
  record DeskStoryPage(CommonView desk, Story story, List<StoryVersion> versions, List<Service> chosen,
      List<PublicTag> staffTags, List<TakenOff> takenOff, StoryDetailView.Shown beside, @Nullable Objection objection,
      String staffTag, String tagReason) implements Page {}

  /**
   * An answer, a reply, a post or a comment.
   *
   * @param desk what all items show
   * @param about the title of what it belongs to; may be empty
   * @param writer who wrote it
   * @param state where it stands, as a code
   * @param link to what it belongs to
   * @param versions of its words
   * @param context the words that it answers; null for none
   * @param language of those; null for none
   */
  record DeskAnswerPage(CommonView desk, String about, String writer, String state, String link,
      List<StoryVersion> versions, @Nullable String context, @Nullable String language) implements Page {}
}
