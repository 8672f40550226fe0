package org.candour.accounts;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.candour.shared.EmailAddress;
import org.candour.shared.SecretToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Authors: a number, and perhaps an address and a postcode that nobody else ever learns. */
@Component
public class Authors {

  private static final String[] SYLLABLES = {"ba", "be", "bo", "da", "de", "di", "do", "fa", "fi", "ga", "go", "ha",
      "hi", "ka", "ke", "ki", "la", "le", "li", "lo", "ma", "me", "mi", "mo", "na", "ne", "ni", "no", "pa", "pe", "po",
      "ra", "ri", "ro", "sa", "se", "so", "ta", "te", "ti", "to", "va", "vi", "wa", "we", "wi", "ya", "yo"};

  private final JdbcClient sql;
  private final Clock clock;
  private final PasswordEncoder encoder;
  private final SecureRandom random = new SecureRandom();

  Authors(JdbcClient sql, Clock clock, PasswordEncoder encoder) {
    this.sql = sql;
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
      return sql.sql("insert into author (postcode, created_at) values (:postcode, :now) returning id")
          .param("postcode", postcode).param("now", now).query(Long.class).single();
    }
    String known = EmailAddress.kept(address);
    return sql.sql("""
        insert into author (address, postcode, created_at) values (:address, :postcode, :now)
        on conflict (address) do update set postcode = coalesce(author.postcode, excluded.postcode) returning id""")
        .param("address", known).param("postcode", postcode).param("now", now).query(Long.class).single();
  }

  /**
   * The same for somebody who answers again while they tell: without an address they stay the author they were.
   *
   * @param before whom the draft had until now
   */
  @Transactional
  public long reach(@Nullable Long before, @Nullable String address, @Nullable String postcode) {
    boolean stays =
        address == null && sql.sql("update author set postcode = :postcode where id = :id and address is null")
            .param("postcode", postcode).param("id", before).update() > 0;
    return stays && before != null ? before : reach(address, postcode);
  }

  /** The postcode of an author without an address. With one, whoever types the address could read it. */
  public Optional<String> postcodeOf(long author) {
    return sql.sql("select postcode from author where id = ? and address is null and postcode is not null")
        .param(author).query(String.class).optional();
  }

  /** Deletes what is known of authors who have nothing here any more. Who has a card stays. */
  @Transactional
  public void forget(Collection<Long> authors) {
    sql.sql(
        "delete from author where id = any(?) and not exists (select from author_card c where c.author = author.id)")
        .param(authors.toArray(Long[]::new)).update();
  }

  /**
   * Where letters reach this author; none where they left no address or are not known. Never for a page to show to
   * anybody else.
   */
  public Optional<String> addressOf(long author) {
    return sql.sql("select address from author where id = ? and address is not null").param(author).query(String.class)
        .optional();
  }

  /** The author who left this address, whatever its case and the blanks around it; none where nobody did. */
  public Optional<Long> byAddress(String address) {
    return sql.sql("select id from author where address = ?").param(EmailAddress.kept(address)).query(Long.class)
        .optional();
  }

  /** They came by a link that was sent to their address: it is theirs. */
  @Transactional
  public void prove(long author) {
    sql.sql("update author set proven_at = :now where id = :id and address is not null and proven_at is null")
        .param("now", Timestamp.from(clock.instant())).param("id", author).update();
  }

  /** Whether somebody came by a link that was sent to this author's address. */
  public boolean isProven(long author) {
    return sql.sql("select proven_at is not null from author where id = ?").param(author).query(Boolean.class)
        .optional().orElse(false);
  }

  /** A card for this author: a number and a passphrase of about 50 bits. */
  @Transactional
  public AuthorCard giveCard(long author) {
    String number = SecretToken.drawn(SecretToken.CLEAR, 4) + "-" + SecretToken.drawn(SecretToken.CLEAR, 4);
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      words.append(i > 0 && i % 3 == 0 ? " " : "").append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    sql.sql("insert into author_card (number, author, passphrase_hash, created_at) values (?, ?, ?, ?)")
        .params(number, author, encoder.encode(words.toString()), Timestamp.from(clock.instant())).update();
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
    record Row(long author, String passphraseHash) {}
    Optional<Row> card = sql.sql("select author, passphrase_hash from author_card where number = ?")
        .param(cardNumber(number)).query(Row.class).optional();
    // However it was copied: with commas, in capitals, run together.
    String signs = passphrase.length() > 200 ? "" : passphrase.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    String typed =
        signs.length() == 18 ? signs.substring(0, 6) + " " + signs.substring(6, 12) + " " + signs.substring(12) : signs;
    boolean fits = encoder.matches(typed, card.map(Row::passphraseHash).orElse(Passwords.NOBODYS));
    return card.filter(c -> fits).map(Row::author);
  }
}
