import type { Vocabulary } from './vocabulary.ts';
import { list } from './vocabulary.ts';

export const RUST: Vocabulary = {
  roles:
    list(`systems programmer | Rust developer | rustacean | compiler engineer | embedded developer |
    firmware engineer | kernel hacker | open source maintainer | crate author | backend engineer |
    infrastructure engineer | security researcher | game engine tinkerer | software engineer |
    recovering C++ developer | performance engineer | robotics engineer | systems research student |
    network engineer | toolsmith | low-level enthusiast | WebAssembly engineer`),
  interests:
    list(`Rust | borrow checker | ownership | lifetimes | async Rust | tokio | cargo | crates |
    unsafe code | zero-cost abstractions | WebAssembly | WASM | embedded Rust | no_std | microcontrollers |
    RISC-V | ARM boards | operating systems | kernels | Linux | memory safety | type systems | traits |
    macros | const generics | compilers | LLVM | parsers | lexers | language design | concurrency |
    lock-free structures | allocators | SIMD | profiling | flame graphs | benchmarks | performance | fuzzing |
    cryptography | reverse engineering | networking | QUIC | TCP stacks | command line tools | terminals |
    text editors | Neovim | Helix | game engines | ECS | shaders | GPU programming | emulators |
    ray tracing | robotics | drones | distributed systems | storage engines | serialization | serde |
    error handling | pattern matching | iterators | enums | ferris | C++ | C | Zig | assembly | Nix |
    reproducible builds | static analysis | formal verification | property testing | open source |
    mechanical keyboards | homelab | retro computing | FPGA | amateur radio | soldering | 3D printing |
    systems programming | linkers | debuggers | bootloaders | real-time systems | interpreters | DSP`),
  hashtags:
    list(`#rustlang | #rust | #systems | #embedded | #wasm | #opensource | #linux | #compilers |
    #lowlevel | #performance | #memorysafety | #riscv | #osdev | #gamedev | #cli | #nixos | #homelab | #ferris`),
  emoji: list('🦀 | ⚙️ | 🔧 | 🐧 | 🛠️ | 🚀 | 💾 | 🔩 | 🤖'),
  phrases: list(`Fighting the borrow checker and losing slowly. | I rewrite things in Rust. |
    If it compiles, it ships. | Fearless concurrency, fearful deadlines. | Bytes are my love language. |
    Maintainer of small crates nobody asked for. | Writing a toy kernel for fun. |
    Making computers fast again. | Segfault survivor. | Ask me about allocators. | cargo build my life. |
    Unsafe only on weekends.`),
  elsewhere: {
    de: list(
      'Rust-Entwickler | Systemprogrammierung | Compilerbau | eingebettete Systeme | Betriebssysteme | Speichersicherheit | Nebenläufigkeit',
    ),
    es: list(
      'programación en Rust | programación de sistemas | compiladores | sistemas embebidos | seguridad de memoria | software libre',
    ),
    fr: list(
      'développeur Rust | programmation système | compilateurs | systèmes embarqués | sûreté mémoire | logiciel libre',
    ),
    pt: list(
      'programação em Rust | sistemas embarcados | compiladores | segurança de memória | código aberto | desempenho',
    ),
    ja: list(
      'Rust | システムプログラミング | コンパイラ | 組み込み | 自作OS | 所有権 | 低レイヤー',
    ),
  },
};
