package org.candour.moderation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candour.blog.BlogStatus;
import org.candour.blog.Comment;
import org.candour.blog.Post;
import org.candour.decision.DecisionAct;
import org.candour.response.Response;
import org.candour.response.ResponseStatus;
import org.candour.story.Story;
import org.candour.story.StoryDetail;
import org.candour.story.StoryStatus;
import org.candour.story.Tag;
import org.jspecify.annotations.Nullable;

/** What a review is about, read once a request. */
sealed interface DeskItem {

  String title();

  String body();

  int revision();

  /** Whether a moderator may change the words now. */
  boolean open();

  /** Whether everybody reads it, or will in a few minutes: then where it is filed may change, its words may not. */
  default boolean listed() {
    return false;
  }

  /** Whether what it belongs to, a story or a post, is not public: then it cannot be either. */
  default boolean hangs() {
    return false;
  }

  /** Whether whoever's name it bears cannot answer for their organisation any more. */
  default boolean left() {
    return false;
  }

  /** The name under it, where whoever sent it could type any; else nothing. */
  default String signed() {
    return "";
  }

  /** Whether the answer that it replies to is not public any more. */
  default boolean answeredIsGone() {
    return false;
  }

  default boolean hasTitle() {
    return false;
  }

  /** The longest text that its writer could send; nothing that came in must be cut to be decided. */
  default int mostCharacters() {
    return Story.MOST_CHARACTERS;
  }

  /** The form before anything is typed. */
  default DeskForm form(int reviewRevision) {
    return new DeskForm(DecisionAct.SAVE, title(), body(), "", "", "", List.of(), null, null, null, "", true, false,
        reviewRevision, revision());
  }

  /** Whether its author says that staff may know who they are: then a moderator looks for that before it is public. */
  default boolean recognisable() {
    return false;
  }

  /** @param aside what its author said beside it */
  record OfStory(Story story, StoryDetail aside, List<Tag> tags, List<Long> services) implements DeskItem {

    @Override
    public String signed() {
      return story.screenName();
    }

    @Override
    public boolean recognisable() {
      return story.ongoing() || aside.isRecognisable();
    }

    @Override
    public String title() {
      return story.title();
    }

    @Override
    public String body() {
      return story.body();
    }

    @Override
    public int revision() {
      return story.revision();
    }

    @Override
    public boolean open() {
      return story.status().wordsMayChange();
    }

    @Override
    public boolean listed() {
      return story.status().isDecidedForPublic();
    }

    @Override
    public boolean hasTitle() {
      return true;
    }

    @Override
    public DeskForm form(int reviewRevision) {
      return new DeskForm(DecisionAct.SAVE, title(), body(), Tag.typed(tags, "good"), Tag.typed(tags, "improve"),
          Tag.typed(tags, "feel"), services, story.criticality(), null, null, "", true, false, reviewRevision,
          revision());
    }
  }

  /**
   * @param story what it answers, for the moderator to read beside it
   * @param answered the answer that it replies to, if it replies to one
   */
  record OfResponse(Response response, Story story, @Nullable Response answered, boolean left) implements DeskItem {

    @Override
    public String signed() {
      return response.isReply() ? response.writerName() : "";
    }

    @Override
    public boolean answeredIsGone() {
      return answered != null && answered.status() != ResponseStatus.PUBLISHED && !hangs();
    }

    @Override
    public boolean hangs() {
      return story.status() != StoryStatus.PUBLISHED;
    }

    /** Nobody reads what its author took back. */
    String storyTitle() {
      return story.status() == StoryStatus.WITHDRAWN ? "" : story.title();
    }

    @Nullable
    String storyBody() {
      return story.status() == StoryStatus.WITHDRAWN ? null : story.body();
    }

    @Override
    public String title() {
      return "";
    }

    @Override
    public String body() {
      return response.body();
    }

    @Override
    public int revision() {
      return response.revision();
    }

    @Override
    public boolean open() {
      return response.status().mayBecome(ResponseStatus.PUBLISHED);
    }

    String writer() {
      return DeskItem.writer(response.writerName(), response.organisation());
    }
  }

  /** Who wrote it, as far as they said who they are. */
  static String writer(String... parts) {
    return Stream.of(parts).filter(p -> !p.isEmpty()).collect(Collectors.joining(", "));
  }

  record OfComment(Comment comment, boolean left) implements DeskItem {

    @Override
    public String signed() {
      return comment.person() == null ? comment.name() : "";
    }

    @Override
    public boolean hangs() {
      return !comment.postState().equals(BlogStatus.PUBLISHED.code());
    }

    @Override
    public String title() {
      return "";
    }

    @Override
    public String body() {
      return comment.body();
    }

    @Override
    public int revision() {
      return comment.revision();
    }

    @Override
    public boolean open() {
      return comment.status().isOpen();
    }
  }

  record OfPost(Post post, boolean left) implements DeskItem {

    @Override
    public String title() {
      return post.title();
    }

    @Override
    public String body() {
      return post.body();
    }

    @Override
    public int revision() {
      return post.revision();
    }

    @Override
    public boolean open() {
      return post.status().isOpen();
    }

    @Override
    public boolean hasTitle() {
      return true;
    }
  }

  /** Who sent it in its writer's name, where somebody did. */
  default @Nullable String sender() {
    return this instanceof OfResponse of ? of.response().senderName() : null;
  }

  /** The claim of change that the moderator may take out. */
  default @Nullable Response claim() {
    return this instanceof OfResponse of && of.response().changeState() != null ? of.response() : null;
  }
}
