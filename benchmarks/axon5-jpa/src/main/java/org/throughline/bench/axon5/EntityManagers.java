package org.throughline.bench.axon5;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.messaging.core.unitofwork.ProcessingLifecycle;
import org.axonframework.messaging.core.unitofwork.transaction.Transaction;
import org.axonframework.messaging.core.unitofwork.transaction.TransactionManager;

/**
 * One entity manager and one transaction for what a thread does, as a container gives it: within a
 * transaction it is shared and outlives what its users think is its end.
 */
final class EntityManagers implements EntityManagerProvider, TransactionManager {
    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

    EntityManagers(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public EntityManager getEntityManager() {
        var shared = current.get();
        return shared == null ? factory.createEntityManager() : keptOpen(shared);
    }

    private static EntityManager keptOpen(EntityManager shared) {
        return (EntityManager)
                Proxy.newProxyInstance(
                        EntityManager.class.getClassLoader(),
                        new Class<?>[] {EntityManager.class},
                        (proxy, method, args) -> {
                            if (method.getName().equals("close")) {
                                return null;
                            }
                            try {
                                return method.invoke(shared, args);
                            } catch (InvocationTargetException e) {
                                throw e.getCause() == null ? e : e.getCause();
                            }
                        });
    }

    @Override
    public Transaction startTransaction() {
        if (current.get() != null) {
            throw new IllegalStateException("a transaction is open on this thread");
        }
        var manager = factory.createEntityManager();
        try {
            manager.getTransaction().begin();
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
        current.set(manager);
        return new Open(manager);
    }

    @Override
    public void attachToProcessingLifecycle(ProcessingLifecycle lifecycle) {
        throw new UnsupportedOperationException("the engine opens its transactions itself");
    }

    private final class Open implements Transaction {
        private final EntityManager manager;

        Open(EntityManager manager) {
            this.manager = manager;
        }

        @Override
        public void commit() {
            manager.getTransaction().commit();
            end();
        }

        /** Follows a commit that failed, too. */
        @Override
        public void rollback() {
            try {
                if (manager.getTransaction().isActive()) {
                    manager.getTransaction().rollback();
                }
            } finally {
                end();
            }
        }

        private void end() {
            current.remove();
            manager.close();
        }
    }
}
