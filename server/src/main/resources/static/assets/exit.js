// Pressing Shift three times within five seconds does the same as "Exit this page". History is not cleared.
(() => {
  const link = document.querySelector('[data-exit]');
  if (!link) return;
  const PRESSES = 3;
  const WITHIN_MILLIS = 5000;
  let pressed = [];
  const leave = () => {
    document.body.hidden = true;
    window.location.replace(link.href);
  };
  link.addEventListener('click', event => {
    event.preventDefault();
    leave();
  });
  document.addEventListener('keydown', event => {
    if (event.repeat) return;
    if (event.key !== 'Shift') {
      pressed = [];
      return;
    }
    pressed = pressed.filter(at => event.timeStamp - at < WITHIN_MILLIS);
    pressed.push(event.timeStamp);
    if (pressed.length === PRESSES) leave();
  });
})();
