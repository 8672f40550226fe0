package org.candour.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This handler answers only who holds the right. Others find nothing (404); who is not signed in is asked to. Scope is
 * checked once more in the look-up: what you may not see is not found.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

  /** The right for an author's own pages. */
  String AUTHOR = "author";

  /** The right for anybody with an account who has shown what their roles ask for: own profile, own password. */
  String PERSON = "person";

  /** The right for anybody with an account, also before the second factor was shown: the page that asks for it. */
  String ENTERING = "entering";

  /** A right as named in {@code role_right}, or {@link #AUTHOR}, {@link #PERSON}, {@link #ENTERING}. */
  String value();

  /** What the right is held over. */
  Scope scope() default Scope.SUBSCRIPTION;

  /** What a right is held over. */
  enum Scope { OWN, SUBSCRIPTION, REGION }
}
