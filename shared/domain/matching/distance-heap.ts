/** A node of a search: how far it is, and where it stands in the heap (-1: not in it). */
export interface Reachable {
  distance: number;
  heapIndex: number;
}

/** A heap of nodes by distance, four children each. It is a class because its order is its state. */
export class DistanceHeap<Node extends Reachable> {
  readonly #nodes: Node[] = [];

  /** Distance of the nearest node, or infinity. */
  get nearest(): number {
    return this.#nodes[0]?.distance ?? Infinity;
  }

  /** Adds the node, or moves it up after its distance became smaller. */
  raise(node: Node): void {
    let index = node.heapIndex < 0 ? this.#nodes.length : node.heapIndex;
    while (index > 0) {
      const parentIndex = (index - 1) >> 2;
      const parent = this.#nodes[parentIndex];
      if (parent === undefined || parent.distance <= node.distance) break;
      this.#place(parent, index);
      index = parentIndex;
    }
    this.#place(node, index);
  }

  /** Takes the nearest node out. */
  pop(): Node | undefined {
    const top = this.#nodes[0];
    const last = this.#nodes.pop();
    if (top === undefined || last === undefined) return undefined;
    top.heapIndex = -1;
    if (top !== last) this.#sink(last);
    return top;
  }

  /** Forgets every node. */
  clear(): void {
    for (const node of this.#nodes) node.heapIndex = -1;
    this.#nodes.length = 0;
  }

  #sink(node: Node): void {
    let index = 0;
    for (;;) {
      const child = this.#nearestChild(index);
      if (child === undefined || child.distance >= node.distance) break;
      const childIndex = child.heapIndex;
      this.#place(child, index);
      index = childIndex;
    }
    this.#place(node, index);
  }

  #nearestChild(index: number): Node | undefined {
    let nearest: Node | undefined;
    for (let child = 4 * index + 1; child <= 4 * index + 4; child++) {
      const node = this.#nodes[child];
      if (node === undefined) break;
      if (nearest === undefined || node.distance < nearest.distance) nearest = node;
    }
    return nearest;
  }

  #place(node: Node, index: number): void {
    this.#nodes[index] = node;
    node.heapIndex = index;
  }
}
