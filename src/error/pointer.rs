//! The pointers of the C interface and the tables of the Rust one, by name.
//! Does not hold any of them.

/// A pointer of the C interface that must not be NULL, or a table of slices.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pointer {
    /// The context.
    Context,
    /// `memory` of `jf_context_init`.
    Memory,
    /// `config`.
    Config,
    /// `fn` of `jf_register`.
    Function,
    /// `signature` of `jf_register`.
    Signature,
    /// `f` of `jf_register`.
    Handle,
    /// `signature->in_len`.
    InLen,
    /// `signature->out_len`.
    OutLen,
    /// `signature->aux_len`.
    AuxLen,
    /// `in`, the table of inputs.
    In,
    /// `tangent` of `jf_jvp`.
    Tangent,
    /// `tangents` of `jf_jvp_many`.
    Tangents,
    /// `out`, the table of values.
    Out,
    /// `out_tangents` of `jvp` and `jvp_many`.
    OutTangents,
    /// `jac`, the table of Jacobian blocks.
    Jac,
    /// `hess`, the table of blocks of second derivatives.
    Hess,
    /// `in_stride` of a batch.
    InStride,
    /// `options->argnums`.
    Argnums,
    /// `x` of `jf_jacobian`.
    X,
    /// `worst` of `jf_check`.
    Worst,
    /// `pattern` of `jf_plan_make`.
    Pattern,
    /// `pattern->major`.
    Major,
    /// `pattern->minor`.
    Minor,
    /// `scratch` of `jf_plan_make`.
    Scratch,
    /// A plan, or where one goes.
    Plan,
    /// `values`, where the entries of a pattern go.
    Values,
    /// `weights` of `jf_hessian_sparse`.
    Weights,
    /// `p` of `jf_jpjt`.
    Symmetric,
    /// `jtj` of `jf_jtj`.
    Jtj,
    /// `jtr` of `jf_jtj`.
    Jtr,
    /// `jpjt` of `jf_jpjt`.
    Jpjt,
    /// An array given to an operation inside an evaluation.
    Array,
    /// `keep` of `jf_scope_end`.
    Keep,
    /// `state` of `jf_scope_next`.
    State,
    /// `next` of `jf_scope_next`.
    Next,
    /// `write` of `jf_print`.
    Write,
    /// `op` of `jf_map`.
    Operation,
    /// `r` of `jf_record`.
    Recording,
    /// `what` of `jf_differentiate`.
    What,
    /// `bytes` of `jf_differentiate`.
    Bytes,
    /// `p`, a program.
    Program,
    /// `name` of a rule.
    RuleName,
    /// `rule` of `jf_register_rule`.
    Rule,
    /// `constant` of `jf_program_constant`.
    Constant,
    /// `p` of `jf_set_parameters`.
    Parameters,
}

impl Pointer {
    /// The name a C caller knows it by.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Context => "the context",
            Self::Memory => "memory",
            Self::Config => "config",
            Self::Function => "fn",
            Self::Signature => "signature",
            Self::Handle => "f",
            Self::InLen => "signature->in_len",
            Self::OutLen => "signature->out_len",
            Self::AuxLen => "signature->aux_len",
            Self::In => "in",
            Self::Tangent => "tangent",
            Self::Tangents => "tangents",
            Self::Out => "out",
            Self::OutTangents => "out_tangents",
            Self::Jac => "jac",
            Self::Hess => "hess",
            Self::InStride => "in_stride",
            Self::Argnums => "options->argnums",
            Self::X => "x",
            Self::Worst => "worst",
            Self::Pattern => "pattern",
            Self::Major => "pattern->major",
            Self::Minor => "pattern->minor",
            Self::Scratch => "scratch",
            Self::Plan => "plan",
            Self::Values => "values",
            Self::Weights => "weights",
            Self::Symmetric => "p",
            Self::Jtj => "jtj",
            Self::Jtr => "jtr",
            Self::Jpjt => "jpjt",
            Self::Array => "the array of an operation",
            Self::Keep => "keep",
            Self::State => "state",
            Self::Next => "next",
            Self::Write => "write",
            Self::Operation => "op",
            Self::Recording => "r",
            Self::Program => "p",
            Self::What => "what",
            Self::Bytes => "bytes",
            Self::RuleName => "name",
            Self::Rule => "rule",
            Self::Constant => "constant",
            Self::Parameters => "p",
        }
    }
}
