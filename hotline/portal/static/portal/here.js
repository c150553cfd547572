// “Use my position”: asks the device only when the button is pressed, and sends what it says as the form would.
const box = document.querySelector("[data-here]");
if (box && "geolocation" in navigator) {
  const button = box.querySelector("button");
  const says = box.querySelector("[data-here-says]");
  box.hidden = false;
  button.addEventListener("click", (event) => {
    event.preventDefault();
    says.textContent = says.dataset.asking;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const form = button.form;
        form.elements.lon.value = coords.longitude.toFixed(6);
        form.elements.lat.value = coords.latitude.toFixed(6);
        form.requestSubmit(submitter(form));
      },
      () => { says.textContent = says.dataset.denied; },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
    );
  });
}

function submitter(form) {
  const button = document.createElement("button");
  button.name = "do";
  button.value = "here";
  button.hidden = true;
  form.append(button);
  return button;
}
