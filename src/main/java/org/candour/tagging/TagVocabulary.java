package org.candour.tagging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The vocabulary of tags. Kept in memory; a node notices what another one changed within a second, so that searches
 * follow without a restart.
 */
@Component
public class TagVocabulary {

  /** The groups, in the order of the page. */
  public static final List<String> GROUPS =
      List.of("condition", "procedure", "body", "aspect", "emotion", "service", "person");
  public static final int LENGTH = 80;
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private final TagVocabularyStore store;
  private final Audit audit;
  private volatile @Nullable Known known;

  TagVocabulary(TagVocabularyStore store, Audit audit) {
    this.store = store;
    this.audit = audit;
  }

  /** All words as they stood at one moment. Raised with each change, {@code version} tells one moment from another. */
  public record Snapshot(long version, List<TagWord> words) {}

  private record Known(Snapshot snapshot, Map<String, TagWord> byName, long asked) {}

  /**
   * A word of the vocabulary as its table holds it.
   *
   * @param id of the word
   * @param language in which it is
   * @param word itself
   * @param grp the group that it belongs to
   * @param polarity below 0 for a bad thing, above for a good one
   */
  record Word(long id, String language, String word, String grp, int polarity) {}

  record Name(long word, String synonym, boolean typedOnly) {}

  private Known known() {
    Known last = known;
    if (last != null && System.nanoTime() - last.asked < FRESH_NANOS) {
      return last;
    }
    long version = store.known();
    Known next = last != null && last.snapshot.version == version
        ? new Known(last.snapshot, last.byName, System.nanoTime())
        : read(version);
    known = next;
    return next;
  }

  private Known read(long version) {
    Map<Long, List<Name>> names = new HashMap<>();
    store.read().forEach(n -> names.computeIfAbsent(n.word, w -> new ArrayList<>()).add(n));
    List<TagWord> words = store.words().stream().map(w -> new TagWord(w.id, w.language, w.word, w.grp, w.polarity,
        of(names.get(w.id), false), of(names.get(w.id), true))).toList();
    Map<String, TagWord> byName = new HashMap<>();
    // Its own word comes before another's synonym, and a synonym before what is only typed for it.
    words.forEach(w -> w.typedOnly().forEach(n -> byName.put(n, w)));
    words.forEach(w -> w.synonyms().forEach(n -> byName.put(n, w)));
    words.forEach(w -> byName.put(w.word(), w));
    return new Known(new Snapshot(version, words), byName, System.nanoTime());
  }

  private static List<String> of(@Nullable List<Name> names, boolean typedOnly) {
    return names == null ? List.of() : names.stream().filter(n -> n.typedOnly == typedOnly).map(Name::synonym).toList();
  }

  public Snapshot snapshot() {
    return known().snapshot;
  }

  /** The word that this is a name of. */
  public Optional<TagWord> find(String name) {
    return Optional.ofNullable(known().byName.get(plain(name)));
  }

  /** The condition that this is a name of. */
  public Optional<TagWord> condition(String name) {
    return find(name).filter(w -> w.grp().equals("condition"));
  }

  /** As names are kept: one line, lower case. */
  public static String plain(String name) {
    return PlainText.line(name.toLowerCase(Locale.ROOT));
  }

  /** Adds a word to a group. False where it is there already. */
  @Transactional
  public boolean add(Caller by, String language, String word, String grp, int polarity) {
    Optional<Long> id = store.add(language, word, grp, polarity);
    id.ifPresent(made -> changed(by, "tag-word-added", made));
    return id.isPresent();
  }

  /** Places a word in another group, with another polarity. */
  @Transactional
  public void place(Caller by, long id, String grp, int polarity) {
    if (store.place(grp, polarity, id) == 0) {
      throw new NotFound("word " + id);
    }
    changed(by, "tag-word-placed", id);
  }

  /**
   * Takes a word away with all its other names. Stories keep their tags; only that they mean the same is not known any
   * more.
   *
   * @throws NotFound where there is no such word, or it is gone already
   */
  @Transactional
  public void remove(Caller by, long id) {
    if (store.remove(id) == 0) {
      throw new NotFound("word " + id);
    }
    changed(by, "tag-word-removed", id);
  }

  /** Gives a word another name. False where it has it already. */
  @Transactional
  public boolean addSynonym(Caller by, long id, String synonym, boolean typedOnly) {
    int done = store.addSynonym(typedOnly, synonym, id);
    if (done > 0) {
      changed(by, "tag-synonym-added", id);
    }
    return done > 0;
  }

  @Transactional
  public void removeSynonym(Caller by, long id, String synonym) {
    if (store.removeSynonym(id, synonym) == 0) {
      throw new NotFound("synonym of word " + id);
    }
    changed(by, "tag-synonym-removed", id);
  }

  private void changed(Caller by, String act, long id) {
    store.changed();
    audit.record(by, Audit.Act.of(act, "tag-word", id));
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        known = null;
      }
    });
  }
}
