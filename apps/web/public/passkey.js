// Passkeys: the ceremony between page and authenticator, which only a script can hold. What it yields is posted by the form.
const bytesOf = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));
const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
const known = (list) => list?.map((one) => ({ ...one, id: bytesOf(one.id) }));

const ceremonies = {
  async create(options) {
    const publicKey = {
      ...options,
      challenge: bytesOf(options.challenge),
      user: { ...options.user, id: bytesOf(options.user.id) },
      excludeCredentials: known(options.excludeCredentials),
    };
    const made = await navigator.credentials.create({ publicKey });
    const { clientDataJSON, attestationObject } = made.response;
    return answerOf(made, {
      clientDataJSON: textOf(clientDataJSON),
      attestationObject: textOf(attestationObject),
      transports: made.response.getTransports?.() ?? [],
    });
  },
  async get(options) {
    const publicKey = {
      ...options,
      challenge: bytesOf(options.challenge),
      allowCredentials: known(options.allowCredentials),
    };
    const shown = await navigator.credentials.get({ publicKey });
    const { clientDataJSON, authenticatorData, signature } = shown.response;
    return answerOf(shown, {
      clientDataJSON: textOf(clientDataJSON),
      authenticatorData: textOf(authenticatorData),
      signature: textOf(signature),
    });
  },
};

const answerOf = ({ id, rawId, type }, response) => ({ id, rawId: textOf(rawId), type, response });

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const problem = form.querySelector('[data-passkey-problem]');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (problem) problem.hidden = true;
    try {
      const answer = await ceremonies[form.dataset.passkey](JSON.parse(form.dataset.options));
      form.querySelector('input[name="answer"]').value = JSON.stringify(answer);
      // Not requestSubmit: that would begin the ceremony anew.
      form.submit();
    } catch {
      // Stopped by the person, no authenticator at hand, or one that is known already: the page says so and waits.
      if (problem) problem.hidden = false;
    }
  });
}
