// Makes a passkey, or signs in with one. Without script there is the password.
(() => {
  const place = document.querySelector('[data-passkey]');
  const button = place.querySelector('button');
  const said = place.querySelector('[data-said]');
  const isNew = place.dataset.passkey === 'new';
  const say = text => { said.textContent = text; };
  if (location.origin !== place.dataset.address) return;
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
    say('This browser is too old for passkeys.');
    return;
  }
  say('');
  button.hidden = false;

  const post = async (path, body) => {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': place.dataset.token },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (answer.ok) return answer.status === 204 ? undefined : answer.json();
    const problem = await answer.json().catch(() => ({}));
    throw new Error(problem.violations?.[0]?.message ?? problem.detail ?? 'Load this page again, and try once more.');
  };

  const make = async () => {
    const offer = PublicKeyCredential.parseCreationOptionsFromJSON(await post('/account/passkeys/offer'));
    const credential = await navigator.credentials.create({ publicKey: offer });
    const label = document.getElementById('passkey-name').value.trim() || 'Passkey';
    await post('/account/passkeys', { credential: credential.toJSON(), label });
    location.assign('/account?added');
  };

  const show = async () => {
    const question = PublicKeyCredential.parseRequestOptionsFromJSON(await post('/sign-in/passkey/question'));
    const credential = await navigator.credentials.get({ publicKey: question });
    await post('/sign-in/passkey', credential.toJSON());
    location.assign('/home');
  };

  const reasons = {
    NotAllowedError: 'Nothing was shown, or it was stopped. Try once more.',
    InvalidStateError: 'This device has a passkey for you already.',
  };
  button.addEventListener('click', async () => {
    button.disabled = true;
    say('Your device asks you now.');
    try {
      await (isNew ? make() : show());
    } catch (error) {
      say(reasons[error.name] ?? error.message);
      button.disabled = false;
    }
  });
})();
