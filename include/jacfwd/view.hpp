// Views of the caller's arrays and matrices: what drivers read and write without a copy. Indices are checked unless NDEBUG is defined.
// Does not know numbers or drivers.
#ifndef JACFWD_VIEW_HPP
#define JACFWD_VIEW_HPP

#include "macros_hide.hpp"

#include "error.hpp"

#include <array>
#include <cstddef>
#include <iterator>
#include <cstdio>
#include <cstdlib>
#include <type_traits>
#include <utility>

#if JACFWD_EXCEPTIONS
#include <stdexcept>
#endif

namespace jacfwd {

/// How a type of another library is seen; specialised where its header is known, as in eigen.hpp. A specialisation has
/// `vector(c)`, pointer and length of contiguous elements, and `matrix(c)`, a `jacfwd::matrix`; and tells whether it `owns` its elements.
template <class C, class = void>
struct traits {
    static constexpr bool known = false;
};

namespace detail {

template <class C>
using bare = std::remove_cv_t<std::remove_reference_t<C>>;

// Containers of this type with contiguous elements. A type with strides needs traits: its data() does not tell enough.
template <class C, class T, class = void>
struct is_container : std::false_type {};
template <class C, class T>
struct is_container<C, T, std::void_t<decltype(std::data(std::declval<C &>())), decltype(std::size(std::declval<C &>()))>>
    : std::is_convertible<std::remove_pointer_t<decltype(std::data(std::declval<C &>()))> (*)[], T (*)[]> {};
template <class C, class = void>
struct has_strides : std::false_type {};
template <class C>
struct has_strides<C, std::void_t<decltype(std::declval<C &>().innerStride())>> : std::true_type {};

template <class C, class T>
using container = std::enable_if_t<is_container<C, T>::value && !has_strides<C>::value, int>;
template <class C>
using foreign = std::enable_if_t<traits<bare<C>>::known, int>;

// Whether C has its elements itself, so that they are gone with a temporary: a constant one has constant elements, where a view has those of somebody
// else, or its traits say so.
template <class C, class = void>
struct owns : std::false_type {};
template <class C>
struct owns<C, std::void_t<decltype(std::data(std::declval<C &>())), std::enable_if_t<!has_strides<C>::value && !traits<C>::known>>>
    : std::bool_constant<!std::is_same<decltype(std::data(std::declval<C &>())), decltype(std::data(std::declval<const C &>()))>::value> {};
template <class C>
struct owns<C, std::enable_if_t<traits<C>::owns>> : std::true_type {};
template <class C>
using temporary = std::enable_if_t<!std::is_reference<C>::value && owns<bare<C>>::value, int>;

JACFWD_BEGIN_CHOICE

// Whether elements can tell what holds them that a view was left: numbers can, and fail their evaluation.
template <class T, class = void>
struct answers : std::false_type {};
template <class T>
struct answers<T, std::void_t<decltype(std::declval<const T &>().left_view("", 0L, 0L))>> : std::true_type {};

// An index that is not of the view: an exception. Without exceptions the evaluation of its elements fails, and the first is taken; where
// there is none to fail, the program ends.
template <class T>
T &left(T *first, long index, std::size_t size, const char *what) {
    const long length = static_cast<long>(size);
#if JACFWD_EXCEPTIONS
    (void)first;
    char text[120];
    std::snprintf(text, sizeof text, "index %ld is not of a view of %ld %s", index, length, what);
    throw std::out_of_range(text);
#else
    if constexpr (answers<T>::value) {
        for (std::size_t k = 0; k < size; k++) {
            if (first[k].left_view(what, index, length)) {
                return *first;
            }
        }
    }
    std::fprintf(stderr, "jacfwd: index %ld is not of a view of %ld %s\n", index, length, what);
    std::abort();
#endif
}

JACFWD_END_CHOICE

} // namespace detail

/// Contiguous elements of somebody else: of a std::array, std::vector, std::span, C array or Eigen vector, or none (nullptr).
template <class T>
class view {
public:
    constexpr view() noexcept = default;
    constexpr view(std::nullptr_t) noexcept {}
    /// A null pointer to that many elements is none; to no elements, an empty container.
    constexpr view(T *data, std::size_t size) noexcept : data_(data), size_(size), none_(!data && size > 0) {}
    /// {0, 1} is no list of numbers, but a null pointer and a length.
    template <class I, std::enable_if_t<std::is_integral<I>::value, int> = 0>
    view(I, std::size_t) = delete;

    template <class C, detail::container<C, T> = 0>
    constexpr view(C &&c) noexcept : view(std::data(c), std::size(c)) {}

    template <class C, detail::foreign<C> = 0>
    view(C &&c) : view(traits<detail::bare<C>>::vector(c)) {}

    template <class U>
    view(std::pair<U *, std::size_t> p) noexcept : view(p.first, p.second) {}

    constexpr T *data() const noexcept { return data_; }
    constexpr std::size_t size() const noexcept { return size_; }
    constexpr bool empty() const noexcept { return size_ == 0; }
    /// Whether nothing is viewed, not even an empty container.
    constexpr bool none() const noexcept { return none_; }
    constexpr T *begin() const noexcept { return data_; }
    constexpr T *end() const noexcept { return data_ + size_; }
    template <class Index>
    JACFWD_INLINE constexpr T &operator[](Index i) const {
#ifndef NDEBUG
        if (static_cast<std::size_t>(i) >= size_) {
            return detail::left(data_, static_cast<long>(i), size_, "elements");
        }
#endif
        return data_[i];
    }

private:
    T *data_ = nullptr;
    std::size_t size_ = 0;
    bool none_ = true;
};

/// A block of results of somebody else: element (i, j) is data[i*row_stride + j*col_stride].
template <class Real>
class matrix {
public:
    /// Not wanted.
    constexpr matrix() noexcept = default;
    constexpr matrix(std::nullptr_t) noexcept {}

    /// Dense, row-major.
    constexpr matrix(Real *data, std::size_t rows, std::size_t cols) noexcept
        : matrix(data, rows, cols, static_cast<std::ptrdiff_t>(cols), 1) {}

    constexpr matrix(Real *data, std::size_t rows, std::size_t cols, std::ptrdiff_t row_stride, std::ptrdiff_t col_stride) noexcept
        : data_(data), rows_(rows), cols_(cols), row_stride_(row_stride), col_stride_(col_stride), none_(!data && rows > 0 && cols > 0) {}

    template <std::size_t Rows, std::size_t Cols>
    constexpr matrix(Real (&a)[Rows][Cols]) noexcept : matrix(&a[0][0], Rows, Cols) {}

    template <std::size_t Rows, std::size_t Cols>
    constexpr matrix(std::array<std::array<Real, Cols>, Rows> &a) noexcept : matrix(a.data()->data(), Rows, Cols) {}

    /// The elements of a std::array, std::vector, std::span or C array: dense, row-major, whatever the shape of the block.
    template <class C, detail::container<C, Real> = 0>
    constexpr matrix(C &&c) noexcept : data_(std::data(c)), cols_(std::size(c)), flat_(true), none_(false) {}

    template <class C, detail::foreign<C> = 0>
    matrix(C &&c) : matrix(traits<detail::bare<C>>::matrix(c)) {}

    constexpr Real *data() const noexcept { return data_; }
    /// Whether it is not wanted.
    constexpr bool none() const noexcept { return none_; }
    constexpr std::size_t rows() const noexcept { return rows_; }
    constexpr std::size_t cols() const noexcept { return cols_; }
    constexpr std::ptrdiff_t row_stride() const noexcept { return row_stride_; }
    constexpr std::ptrdiff_t col_stride() const noexcept { return col_stride_; }

    /// Element (i, j); a flat one has one row.
    template <class Row, class Col>
    JACFWD_INLINE constexpr Real &operator()(Row i, Col j) const {
        const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(i), col = static_cast<std::ptrdiff_t>(j);
#ifndef NDEBUG
        if (static_cast<std::size_t>(row) >= (flat_ ? 1 : rows_)) {
            return detail::left(data_, static_cast<long>(row), flat_ ? 1 : rows_, "rows");
        }
        if (static_cast<std::size_t>(col) >= cols_) {
            return detail::left(data_, static_cast<long>(col), cols_, "columns");
        }
#endif
        return data_[row * row_stride_ + col * (flat_ ? 1 : col_stride_)];
    }

    /// Whether a block of this shape fits.
    constexpr bool fits(std::size_t rows, std::size_t cols) const noexcept {
        return flat_ ? cols_ == rows * cols : rows_ == rows && cols_ == cols;
    }

private:
    Real *data_ = nullptr;
    // A flat one has its length in cols_, and the strides of a dense one.
    std::size_t rows_ = 0, cols_ = 0;
    std::ptrdiff_t row_stride_ = 0, col_stride_ = 0;
    bool flat_ = false, none_ = true;
};

} // namespace jacfwd

#include "macros_show.hpp"

#endif
