package org.throughline.agencies;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/** Tells a database that cannot be asked now, where waiting helps, from what would fail again. */
public final class DatabaseAway {
    private DatabaseAway() {}

    public static boolean explains(RuntimeException failure) {
        return failure instanceof DataAccessException
                        && !(failure instanceof DataIntegrityViolationException)
                || failure instanceof TransactionException;
    }
}
