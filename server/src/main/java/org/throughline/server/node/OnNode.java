package org.throughline.server.node;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/**
 * Present only on nodes that have one of these roles ({@code throughline.roles}; the default is all
 * three).
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(HasNodeRole.class)
public @interface OnNode {
    NodeRole[] value();
}
