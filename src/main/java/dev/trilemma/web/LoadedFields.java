package dev.trilemma.web;

import jakarta.validation.Configuration;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.stereotype.Component;

/** Validates documents without asking JPA whether each field has been loaded, which takes longer than the checks: none is an entity. */
@Component
final class LoadedFields implements ValidationConfigurationCustomizer, TraversableResolver {

    @Override
    public void customize(Configuration<?> configuration) {
        configuration.traversableResolver(this);
        if (configuration instanceof BaseHibernateValidatorConfiguration<?> hibernate) {
            hibernate.enableTraversableResolverResultCache(false);
        }
    }

    @Override
    public boolean isReachable(
            @Nullable Object object, Path.Node field, Class<?> root, Path path, ElementType elementType) {
        return true;
    }

    @Override
    public boolean isCascadable(
            @Nullable Object object, Path.Node field, Class<?> root, Path path, ElementType elementType) {
        return true;
    }
}
