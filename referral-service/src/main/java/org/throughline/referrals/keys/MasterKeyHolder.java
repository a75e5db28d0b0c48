package org.throughline.referrals.keys;

import com.google.crypto.tink.Aead;

/**
 * Where the master key lies, which wraps the keys of the persons. Whoever holds it need not give it
 * out: what is wrapped goes in and comes back.
 */
public interface MasterKeyHolder {

    /**
     * The master key.
     *
     * @throws KeysAway when it cannot be had
     */
    Aead key();

    /**
     * Makes the key where there is none; asked by the first node that comes to a new database of
     * keys.
     *
     * @throws KeysAway when whoever runs the program has to make it
     */
    void make();
}
