package org.candour.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came back to us, told apart: a delivery report (RFC 3464) says that a letter did not arrive, for good, this time
 * or not yet; an automatic answer (RFC 3834, and what older programs write instead) says that somebody is away;
 * anything else is mail from a person.
 *
 * @param messageId of our letter, or null where the report does not say
 * @param status the most exact code of a report, else empty
 * @param token that the return address of our letter carried, or null
 */
record ReturnedMail(Kind kind, @Nullable String messageId, String status, @Nullable String token) {

  ReturnedMail(Kind kind, @Nullable String messageId, String status) {
    this(kind, messageId, status, null);
  }

  /** What it is. */
  enum Kind { DEAD, BACK, DELAYED, AWAY, OTHER }

  private static final int MOST = 200_000;
  private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*([245]\\.\\d{1,3}\\.\\d{1,3})");
  private static final Pattern ACTION = Pattern.compile("(?im)^Action:\\s*(failed|delayed|delivered|relayed|expanded)");
  private static final Pattern ID =
      Pattern.compile("(?im)^(?:Message-ID|X-Original-Message-ID|Original-Message-ID):\\s*(<[^>\\s]{1,250}>)");
  private static final List<String> DELIVERED_TO =
      List.of("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Delivered-To", "Cc");
  private static final Pattern ANY_ID = Pattern.compile("<[^<>@\\s]{1,250}@[^<>@\\s]{1,250}>");
  private static final Pattern OLD_STATUS = Pattern.compile("\\b(?:5\\.[0-7]\\.\\d{1,3}|55[0-4])\\b");

  /** Reads a message. Never fails on its contents: what cannot be read is mail from a person. */
  static ReturnedMail of(MimeMessage message) {
    try {
      ReturnedMail returned =
          automatic(message) ? away(message) : report(message).orElse(new ReturnedMail(Kind.OTHER, null, ""));
      return returned.kind == Kind.OTHER
          ? returned
          : new ReturnedMail(returned.kind, returned.messageId, returned.status, token(message));
    } catch (MessagingException | IOException | RuntimeException e) {
      return new ReturnedMail(Kind.OTHER, null, "");
    }
  }

  /** From whatever says where the message was delivered. */
  static @Nullable String token(MimeMessage message) throws MessagingException {
    for (String name : DELIVERED_TO) {
      Optional<String> token = ReturnToken.in(header(message, name));
      if (token.isPresent()) {
        return token.get();
      }
    }
    return null;
  }

  private static boolean automatic(MimeMessage message) throws MessagingException {
    String submitted = header(message, "Auto-Submitted");
    boolean replies = submitted.startsWith("auto-replied") || !header(message, "X-Autoreply").isEmpty()
        || !header(message, "X-Autorespond").isEmpty()
        || header(message, "X-Auto-Response-Suppress").contains("all") && submitted.startsWith("auto-generated");
    return replies && !message.isMimeType("multipart/report");
  }

  private static ReturnedMail away(MimeMessage message) throws MessagingException {
    Matcher id = ANY_ID.matcher(header(message, "In-Reply-To") + " " + header(message, "References"));
    return new ReturnedMail(Kind.AWAY, id.find() ? id.group() : null, "");
  }

  /** In lower case but for ids, which we make ourselves. */
  private static String header(MimeMessage message, String name) throws MessagingException {
    String value = message.getHeader(name, " ");
    return value == null
        ? ""
        : name.equals("In-Reply-To") || name.equals("References") ? value : value.toLowerCase(Locale.ROOT).strip();
  }

  private static Optional<ReturnedMail> report(MimeMessage message) throws MessagingException, IOException {
    String from = header(message, "From");
    boolean daemon =
        from.contains("mailer-daemon") || from.contains("postmaster") || "<>".equals(header(message, "Return-Path"));
    if (!message.isMimeType("multipart/report") && !daemon) {
      return Optional.empty();
    }
    StringBuilder delivery = new StringBuilder();
    StringBuilder original = new StringBuilder();
    collect(message, delivery, original, 0);
    Matcher status = STATUS.matcher(delivery);
    Matcher action = ACTION.matcher(delivery);
    Matcher id = ID.matcher(original);
    String messageId = id.find() ? id.group(1) : null;
    if (status.find() && action.find()) {
      String code = BounceCode.of(status.group(1), delivery.toString());
      Kind kind = action.group(1).equalsIgnoreCase("failed") ? failed(code) : Kind.DELAYED;
      return Optional.of(new ReturnedMail(
          action.group(1).toLowerCase(Locale.ROOT).matches("delivered|relayed|expanded") ? Kind.OTHER : kind, messageId,
          code));
    }
    // Programs that write no report but a letter of their own.
    Matcher ids = ID.matcher(original);
    Optional<String> code = daemon && ids.find() ? oldStatus(original) : Optional.empty();
    return code.map(c -> new ReturnedMail(failed(c), ids.group(1), c));
  }

  /** The first code with points says more than the first without, wherever they stand. */
  private static Optional<String> oldStatus(CharSequence text) {
    List<String> codes = OLD_STATUS.matcher(text).results().map(MatchResult::group).toList();
    return Stream.concat(codes.stream().filter(c -> c.contains(".")), codes.stream()).findFirst();
  }

  private static Kind failed(String code) {
    return BounceCode.isLasting(code) ? Kind.DEAD : Kind.BACK;
  }

  private static void collect(Part part, StringBuilder delivery, StringBuilder original, int depth)
      throws MessagingException, IOException {
    if (depth > 8 || delivery.length() + original.length() > MOST) {
      return;
    }
    if (part.isMimeType("message/delivery-status")) {
      delivery.append(text(part)).append('\n');
    } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < Math.min(parts.getCount(), 20); i++) {
        BodyPart each = parts.getBodyPart(i);
        collect(each, delivery, original, depth + 1);
      }
    } else {
      original.append(text(part)).append('\n');
    }
  }

  private static String text(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
    }
  }

  /** A message as it lies in a mailbox. */
  static MimeMessage parse(byte[] message) throws MessagingException {
    return new MimeMessage(null, new ByteArrayInputStream(message));
  }
}
