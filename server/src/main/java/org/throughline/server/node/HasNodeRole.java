package org.throughline.server.node;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Decides {@link OnNode} from the property {@code throughline.roles}. */
final class HasNodeRole implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var attributes = metadata.getAnnotationAttributes(OnNode.class.getName());
        if (attributes == null) {
            return true;
        }
        var wanted = (NodeRole[]) attributes.getOrDefault("value", new NodeRole[0]);
        var present = rolesOf(context.getEnvironment());
        return Arrays.stream(wanted).anyMatch(present::contains);
    }

    static Set<NodeRole> rolesOf(Environment environment) {
        return Binder.get(environment)
                .bind("throughline.roles", Bindable.setOf(NodeRole.class))
                .orElse(EnumSet.allOf(NodeRole.class));
    }
}
