/** A heap of nodes (numbers) by distance, four children each, over arrays that live as long as one solve. It is a class because its order is its state. */
export class NodeHeap {
  size = 0;
  /** How far each node is; infinity: not reached. */
  readonly distance: Float64Array;
  readonly #nodes: Int32Array;
  /** Where each node stands in the heap; -1: not in it. */
  readonly #places: Int32Array;

  constructor(nodes: number) {
    this.distance = new Float64Array(nodes).fill(Infinity);
    this.#nodes = new Int32Array(nodes);
    this.#places = new Int32Array(nodes).fill(-1);
  }

  /** Distance of the nearest node, or infinity. */
  get nearest(): number {
    return this.size === 0 ? Infinity : this.distance[this.#nodes[0]!]!;
  }

  holds(node: number): boolean {
    return this.#places[node]! >= 0;
  }

  /** Adds the node, or moves it up, at a distance smaller than before. */
  raise(node: number, distance: number): void {
    const [nodes, places, distances] = [this.#nodes, this.#places, this.distance];
    let index = places[node]!;
    if (index < 0) index = this.size++;
    distances[node] = distance;
    while (index > 0) {
      const parentIndex = (index - 1) >> 2;
      const parent = nodes[parentIndex]!;
      if (distances[parent]! <= distance) break;
      nodes[index] = parent;
      places[parent] = index;
      index = parentIndex;
    }
    nodes[index] = node;
    places[node] = index;
  }

  /** Takes the nearest node out; -1 when there is none. */
  pop(): number {
    if (this.size === 0) return -1;
    const [nodes, places, distances] = [this.#nodes, this.#places, this.distance];
    const top = nodes[0]!;
    const last = nodes[--this.size]!;
    places[top] = -1;
    if (this.size === 0) return top;
    const distance = distances[last]!;
    let index = 0;
    for (let child = 1; child < this.size; child = 4 * index + 1) {
      let nearest = child;
      const end = Math.min(child + 4, this.size);
      for (let other = child + 1; other < end; other++)
        if (distances[nodes[other]!]! < distances[nodes[nearest]!]!) nearest = other;
      const node = nodes[nearest]!;
      if (distances[node]! >= distance) break;
      nodes[index] = node;
      places[node] = index;
      index = nearest;
    }
    nodes[index] = last;
    places[last] = index;
    return top;
  }

  /** Takes one node out of the books, wherever it stands: only valid for all nodes of a search together. */
  forget(node: number): void {
    this.distance[node] = Infinity;
    this.#places[node] = -1;
  }
}
