package org.candour.questions;

/**
 * A page of telling. LOOK is no question: it comes after words that may show who somebody is; nor is CHECK, the last.
 *
 * @param path its place in addresses, and in what is kept of a draft
 * @param place where it stands among the others, with room between them
 */
public record TellStep(String path, int place) {

  public static final TellStep STORY = new TellStep("story", 10);
  public static final TellStep LOOK = new TellStep("look", 20);
  public static final TellStep TAGS = new TellStep("tags", 30);
  public static final TellStep SERVICES = new TellStep("services", 40);
  public static final TellStep WHEN = new TellStep("when", 50);
  public static final TellStep ROLE = new TellStep("role", 60);
  public static final TellStep RATINGS = new TellStep("ratings", 70);
  public static final TellStep WISHES = new TellStep("wishes", 80);
  public static final TellStep COMPLAINT = new TellStep("complaint", 90);
  public static final TellStep NAME = new TellStep("name", 100);
  public static final TellStep CONTACT = new TellStep("contact", 110);
  public static final TellStep SAFE = new TellStep("safe", 120);
  public static final TellStep AGE = new TellStep("age", 130);
  public static final TellStep KNOWN = new TellStep("known", 140);
  public static final TellStep PUBLISH = new TellStep("publish", 150);
  public static final TellStep CHECK = new TellStep("check", 1000);
}
