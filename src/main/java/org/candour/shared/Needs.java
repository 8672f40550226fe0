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

  Right value();

  /** What the right is held over. */
  Scope scope() default Scope.SUBSCRIPTION;

  /** What a right is held over: what is one's own, the active subscription, the region of the page. */
  enum Scope {
    OWN, SUBSCRIPTION, REGION
  }
}
