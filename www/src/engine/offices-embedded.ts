/**
 * Where all elements of a page bring their requests where they are embedded: to an office for pictures alone, whose
 * wasm file is small because it may decline, and what that does not do, to one for whatever is asked.
 *
 * Once that is open it is asked everything: its file is there then.
 */
import { hire } from "./hiring";
import { Office, Stopped, type Listener, type Order } from "./office";
import { hireForPictures } from "./picture/hiring";
import type { Request } from "./protocol";

class Offices {
  readonly #pictures = new Office(hireForPictures);
  readonly #whole = new Office(hire);

  take(request: Request, listener: Listener): Order {
    if (this.#whole.isOpen || !request.small) return this.#whole.take(request, listener);
    const once = onceAccepted(listener);
    let order = this.#pictures.take(request, once);
    const result = order.result.catch((failure: unknown) => {
      if (failure instanceof Stopped) throw failure;
      order = this.#whole.take(request, once);
      return order.result;
    });
    return { result, drop: () => order.drop() };
  }
}

/** Who declines may have accepted the source before. */
function onceAccepted({ accepted, estimate }: Listener): Listener {
  let isAccepted = false;
  const first = () => {
    if (!isAccepted) accepted?.();
    isAccepted = true;
  };
  return { accepted: first, estimate };
}

/** Nobody is hired before the first run. */
export const offices = new Offices();
