package org.candour.people;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.candour.shared.EmailAddress;
import org.candour.shared.SecretToken;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Authors: a number, and perhaps an address and a postcode that nobody else ever learns. */
@Component
public class Authors {

  private static final String[] SYLLABLES = {"ba", "be", "bo", "da", "de", "di", "do", "fa", "fi", "ga", "go", "ha",
      "hi", "ka", "ke", "ki", "la", "le", "li", "lo", "ma", "me", "mi", "mo", "na", "ne", "ni", "no", "pa", "pe", "po",
      "ra", "ri", "ro", "sa", "se", "so", "ta", "te", "ti", "to", "va", "vi", "wa", "we", "wi", "ya", "yo"};

  private final AuthorStore store;
  private final Clock clock;
  private final PasswordEncoder encoder;
  private final SecureRandom random = new SecureRandom();

  Authors(AuthorStore store, Clock clock, PasswordEncoder encoder) {
    this.store = store;
    this.clock = clock;
    this.encoder = encoder;
  }

  /** What somebody without an address is given to come back with. Shown once; only the hash of the words is kept. */
  public record AuthorCard(String number, String passphrase) {}

  /**
   * The author with this address, or a new one.
   *
   * @param address in lower case, or null for none
   * @param postcode kept only for a new author, so that nobody can change another's by typing their address
   */
  @Transactional
  public long reach(@Nullable String address, @Nullable String postcode) {
    Timestamp now = Timestamp.from(clock.instant());
    if (address == null) {
      return store.insert(postcode, now);
    }
    String known = EmailAddress.kept(address);
    return store.insertOrFind(known, postcode, now);
  }

  /**
   * The same for somebody who answers again while they tell: without an address they stay the author they were.
   *
   * @param before whom the draft had until now
   */
  @Transactional
  public long reach(@Nullable Long before, @Nullable String address, @Nullable String postcode) {
    boolean stays = address == null && store.setPostcode(postcode, before) > 0;
    return stays && before != null ? before : reach(address, postcode);
  }

  /** The postcode of an author without an address. With one, whoever types the address could read it. */
  public Optional<String> postcodeOf(long author) {
    return store.postcodeOf(author);
  }

  /** Deletes what is known of authors who have nothing here any more. Who has a card stays. */
  @Transactional
  public void forget(Collection<Long> authors) {
    store.forget(authors);
  }

  /**
   * Where letters reach this author; none where they left no address or are not known. Never for a page to show to
   * anybody else.
   */
  public Optional<String> addressOf(long author) {
    return store.addressOf(author);
  }

  /** The author who left this address, whatever its case and the blanks around it; none where nobody did. */
  public Optional<Long> byAddress(String address) {
    return store.byAddress(address);
  }

  /** They came by a link that was sent to their address: it is theirs. */
  @Transactional
  public void prove(long author) {
    store.prove(author, clock.instant());
  }

  /** Whether somebody came by a link that was sent to this author's address. */
  public boolean isProven(long author) {
    return store.isProven(author).orElse(false);
  }

  /** A card for this author: a number and a passphrase of about 50 bits. */
  @Transactional
  public AuthorCard giveCard(long author) {
    String number = SecretToken.drawn(SecretToken.CLEAR, 4) + "-" + SecretToken.drawn(SecretToken.CLEAR, 4);
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      words.append(i > 0 && i % 3 == 0 ? " " : "").append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    store.insertCard(number, author, encoder.encode(words.toString()), clock.instant());
    return new AuthorCard(number, words.toString());
  }

  /**
   * A card's number as it is kept, however it was copied: "abcd 2345" is ABCD-2345. Nothing else of what was typed
   * remains.
   */
  public static String cardNumber(String typed) {
    String signs = typed.length() > 100 ? "" : typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return signs.length() == 8 ? signs.substring(0, 4) + "-" + signs.substring(4) : signs;
  }

  /** Whose card this is. Takes as long for an unknown number as for a wrong passphrase. */
  public Optional<Long> byCard(String number, String passphrase) {
    Optional<AuthorStore.Row> card = store.card(number);
    // However it was copied: with commas, in capitals, run together.
    String signs = passphrase.length() > 200 ? "" : passphrase.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    String typed =
        signs.length() == 18 ? signs.substring(0, 6) + " " + signs.substring(6, 12) + " " + signs.substring(12) : signs;
    boolean fits = encoder.matches(typed, card.map(AuthorStore.Row::passphraseHash).orElse(Passwords.NOBODYS));
    return card.filter(c -> fits).map(AuthorStore.Row::author);
  }
}
